package zukan.catalog;

import zukan.catalog.PaperContent.Implementation;

/** An implementation in the list of all code, with the paper that it is for. */
public record ImplementationEntry(
        String slug, String shortName, String domain, boolean starred, Implementation implementation) {}
