package zukan.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL binaries that come with the application (io.zonky.test.postgres), unpacked once for each version. */
class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Unpacks the binaries below the folder unless they are there.
     *
     * @return the folder with {@code bin}, {@code lib} and {@code share}
     */
    static Path unpackedBelow(Path folder) throws IOException {
        Resource[] archives = new PathMatchingResourcePatternResolver().getResources("classpath*:/postgres-*.txz");
        if (archives.length == 0) {
            throw new DatabaseUnavailable("no PostgreSQL for this platform is packed in");
        }
        Resource archive = archives[0];
        Path target = folder.resolve("postgresql-" + checksum(archive));
        if (Files.isDirectory(target)) {
            return target;
        }
        // moved into place when complete, so that a start that is killed half-way leaves nothing that looks whole
        Path unfinished = Files.createTempDirectory(Files.createDirectories(folder), "unpacking");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.getInputStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
            return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw failed;
        }
    }

    /** The one that its jar keeps of it; reading 15 MB at each start to make another would cost more than it tells. */
    private static String checksum(Resource archive) throws IOException {
        if (!(archive.getURL().openConnection() instanceof JarURLConnection inJar)) {
            throw new DatabaseUnavailable("the packed PostgreSQL is not in a jar: " + archive.getURL());
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            return String.format("%08x", inJar.getJarEntry().getCrc());
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream tar, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an entry leads out of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }
}
