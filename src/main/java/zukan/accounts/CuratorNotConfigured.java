package zukan.accounts;

/** The configured curator cannot be; the message tells the operator why. */
class CuratorNotConfigured extends RuntimeException {

    CuratorNotConfigured(String name, Objected reason) {
        super("the curator \"" + name + "\" cannot have the configured password: " + reason.getMessage(), reason);
    }
}
