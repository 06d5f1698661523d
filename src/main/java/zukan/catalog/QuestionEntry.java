package zukan.catalog;

/**
 * A question in a list.
 *
 * @param shortName of the paper that it is about; null if it is about none, or about one that was withdrawn
 */
public record QuestionEntry(Question question, String shortName) {}
