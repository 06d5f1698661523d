package zukan.accounts;

/** Without a curator nobody could let another in. */
public class LastCurator extends RuntimeException {

    LastCurator(String name) {
        super(name + " is the last curator");
    }
}
