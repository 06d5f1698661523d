package zukan.accounts;

/** A name or password that cannot be taken. */
public class Objected extends RuntimeException {

    private final transient Objection objection;

    Objected(Objection objection) {
        super(objection.message());
        this.objection = objection;
    }

    public Objection objection() {
        return objection;
    }
}
