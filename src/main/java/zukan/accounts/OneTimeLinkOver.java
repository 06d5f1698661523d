package zukan.accounts;

/** The link was used, withdrawn or has expired, or never was. */
public class OneTimeLinkOver extends RuntimeException {

    OneTimeLinkOver() {
        super("the link does not work any more");
    }
}
