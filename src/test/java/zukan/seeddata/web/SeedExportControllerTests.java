package zukan.seeddata.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.ZukanTest;
import zukan.catalog.Change;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;

/** The export at the desk; past its door, which is not this module's matter, and in the test's transaction. */
@ZukanTest
@Transactional
class SeedExportControllerTests {

    @Autowired
    WebApplicationContext application;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperEditing editing;

    private MockMvc desk;

    @BeforeEach
    void sitDown() {
        desk = MockMvcBuilders.webAppContextSetup(application).build();
    }

    private MockHttpServletResponse answer(String path, String language) throws Exception {
        return desk.perform(get(path).header("Accept-Language", language))
                .andReturn()
                .getResponse();
    }

    private void edit(String slug, String title) {
        ObjectNode paper = JsonMapper.shared().valueToTree(catalog.get(slug));
        editing.revise(
                JsonMapper.shared().treeToValue(paper.put("title", title), PaperContent.class),
                editing.version(slug),
                new Change("curator", "a trial", null));
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource({"ja, データの書き出し, 変更", "en, Take the data out, changed"})
    void thePageNamesTheFilesThatAreToBeCommitted(String language, String title, String changed) throws Exception {
        edit("wavenet", "Edited at the desk");

        MockHttpServletResponse answer = answer("/desk/export", language);

        assertThat(answer.getStatus()).isEqualTo(200);
        Document page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.selectFirst("h1").text()).isEqualTo(title);
        assertThat(page.select(".facts tr").eachText()).contains(changed + " seed-data/papers/wavenet.yaml");
        assertThat(page.selectFirst("a.action").attr("href")).isEqualTo("/desk/export/seed-data.zip");
    }

    @Test
    void theArchiveHoldsEveryFileAndIsTheSameUntilSomethingChanges() throws Exception {
        MockHttpServletResponse answer = answer("/desk/export/seed-data.zip", "ja");

        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"seed-data.zip\"");
        Map<String, String> files = unpacked(answer.getContentAsByteArray());
        assertThat(files.keySet())
                .contains("seed-data/survey.yaml", "seed-data/coverage.yaml", "seed-data/papers/wavenet.yaml");
        assertThat(files.get("seed-data/concepts.yaml"))
                .isEqualTo(Files.readString(Path.of("seed-data/concepts.yaml")));
        byte[] again = answer("/desk/export/seed-data.zip", "en").getContentAsByteArray();
        assertThat(again).isEqualTo(answer.getContentAsByteArray());

        edit("wavenet", "Edited at the desk");
        Map<String, String> edited =
                unpacked(answer("/desk/export/seed-data.zip", "ja").getContentAsByteArray());
        assertThat(edited.remove("seed-data/papers/wavenet.yaml"))
                .contains("\ntitle: Edited at the desk\n")
                .isNotEqualTo(files.remove("seed-data/papers/wavenet.yaml"));
        assertThat(edited).isEqualTo(files);
    }
}
