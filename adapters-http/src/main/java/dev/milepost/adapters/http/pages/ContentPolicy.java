package dev.milepost.adapters.http.pages;

import dev.milepost.adapters.http.reportfile.HtmlReport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content security policy of the pages: our own files alone, and the tiles that the operator has chosen. */
final class ContentPolicy {
    /** A map of imports has to stand in the page itself (HTML, 8.1.5.4); it is allowed by its hash. */
    private static final Pattern INLINE = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {}

    /**
     * @param tileOrigin where tiles come from; empty if from nowhere else
     * @param others the further origins that scripts of the pages talk to
     */
    static String of(List<PageFile> pages, String tileOrigin, List<String> others) {
        var hashes = pages.stream()
                .flatMap(page -> hashes(new String(page.content(), StandardCharsets.UTF_8)))
                .distinct()
                .collect(Collectors.joining());
        var tiles = tileOrigin.isEmpty() ? "" : " " + tileOrigin;
        return "default-src 'none'"
                + "; script-src 'self'" + hashes
                // A report that is opened to be printed is under the policy of the page that opened it.
                + "; style-src 'self' " + HtmlReport.STYLE_HASH
                + "; img-src 'self' blob: data:" + tiles
                + "; connect-src 'self'" + tiles
                + others.stream().map(" "::concat).collect(Collectors.joining())
                + "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static Stream<String> hashes(String html) {
        return INLINE.matcher(html).results().map(ContentPolicy::hash);
    }

    private static String hash(MatchResult block) {
        var digest = PageFile.sha256(block.group(1).getBytes(StandardCharsets.UTF_8));
        return " 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
