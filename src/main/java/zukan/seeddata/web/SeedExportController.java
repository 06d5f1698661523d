package zukan.seeddata.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.seeddata.SeedExport;

/** At the desk: what differs from the files in the repository, and all files to download. */
@Controller
class SeedExportController {

    /** The first that a zip can say: were it the present, equal files would not make equal archives. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SeedExport export;

    SeedExportController(SeedExport export) {
        this.export = export;
    }

    @GetMapping("/desk/export")
    String page(Model model) {
        model.addAttribute("differences", export.differences());
        return "desk/export";
    }

    /** To be unpacked where {@code seed-data/} is. */
    @GetMapping("/desk/export/seed-data.zip")
    ResponseEntity<byte[]> archive() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("seed-data.zip")
                                .build()
                                .toString())
                .body(zip(export.files()));
    }

    private static byte[] zip(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry("seed-data/" + file.getKey());
                entry.setTimeLocal(ALWAYS);
                archive.putNextEntry(entry);
                archive.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
