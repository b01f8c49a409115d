package dev.milepost.adapters.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.reportfile.ReportFormat;
import dev.milepost.adapters.http.testing.Scenario;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {
    private static final String WEEK = "/reports/weekly/2026-W48";

    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void aFileIsAnsweredByHeaderOrParameter(ReportFormat format) {
        var byHeader = scenario.manager
                .with("Accept", format.mediaType() + ", application/json;q=0.5")
                .get(WEEK)
                .expect(200);
        var byParameter =
                scenario.manager.get(WEEK + "?format=" + format.word()).expect(200);

        assertThat(byHeader.header("content-type")).contains(format.contentType());
        assertThat(byParameter.header("content-type")).contains(format.contentType());
    }

    @Test
    void filesToKeepAreNamedAfterTheirPeriod() {
        assertThat(scenario.manager.get(WEEK + "?format=xlsx").header("content-disposition"))
                .contains("attachment; filename=\"milepost-2026-W48.xlsx\"");
        assertThat(scenario.manager.get(WEEK + "?format=pdf").header("content-disposition"))
                .contains("attachment; filename=\"milepost-2026-W48.pdf\"");
    }

    @Test
    void htmlIsShownUnderItsOwnPolicy() {
        var html = scenario.manager.get(WEEK + "?format=html").expect(200);

        assertThat(html.header("content-disposition")).contains("inline");
        assertThat(html.header("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | zh",
                "zh-Hans | zh",
                "en-GB,zh;q=0.5 | en",
                "fr | en",
                "fr, zh;q=0.1 | zh",
                "not a language; | en"
            })
    void theLanguageIsTheClients(String accepted, String language) {
        var html = scenario.manager
                .with("Accept-Language", accepted)
                .get(WEEK + "?format=html")
                .expect(200);

        assertThat(html.header("content-language")).contains(language);
        assertThat(html.text()).contains("<html lang=\"" + language + "\">");
    }

    @Test
    void aParameterGoesBeforeTheHeader() {
        var html = scenario.manager
                .with("Accept-Language", "en")
                .get(WEEK + "?format=html&lang=zh")
                .expect(200);

        assertThat(html.text()).contains("周报");
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        scenario.manager.get(WEEK + "?format=docx").expectInvalid("format");
        scenario.manager.get(WEEK + "?format=pdf&lang=fr").expectInvalid("lang");
        scenario.manager.with("Accept", "application/msword").get(WEEK).expectProblem(406, "not-acceptable");
    }

    @Test
    void csvBeginsWithAByteOrderMarkIfThatIsWanted() {
        var mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);

        assertThat(scenario.manager.get(WEEK + "?format=csv&bom=true").answer().body())
                .startsWith(mark);
        assertThat(scenario.manager.get(WEEK + "?format=csv").answer().body())
                .startsWith("courierId".getBytes(StandardCharsets.UTF_8));
    }
}
