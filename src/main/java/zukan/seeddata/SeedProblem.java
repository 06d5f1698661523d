package zukan.seeddata;

/**
 * Something wrong in the seed data.
 *
 * @param line from 1
 */
public record SeedProblem(String file, int line, String reason) implements Comparable<SeedProblem> {

    @Override
    public int compareTo(SeedProblem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
