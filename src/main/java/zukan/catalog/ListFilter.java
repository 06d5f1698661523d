package zukan.catalog;

/** What a reader wants of a list, as it stands in the address. */
public interface ListFilter {

    /** The address of the list that is narrowed down in this way, without language. */
    String path();
}
