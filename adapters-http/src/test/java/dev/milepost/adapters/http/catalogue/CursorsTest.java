package dev.milepost.adapters.http.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.TestApplication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private final Cursors cursors = new Cursors(() -> new byte[32]);

    @Property(tries = 200)
    void whatWasSealedIsOpenedForItsListAlone(@ForAll @StringLength(max = 60) String last) {
        var valid = new String(last.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var cursor = cursors.seal("listTasks", valid);

        assertThat(cursors.open("listTasks", cursor)).contains(valid);
        assertThat(cursors.open("listRoutes", cursor)).isEmpty();
        assertThat(new Cursors(() -> new byte[] {1}).open("listTasks", cursor)).isEmpty();
    }

    @Property(tries = 200)
    void aCursorWithAnyBitChangedIsNone(@ForAll @IntRange(max = 407) int bit) {
        var bytes = Base64.getUrlDecoder().decode(cursors.seal("listTasks", "0198-some-identifier-of-a-task-here"));
        bytes[bit / 8] ^= (byte) (1 << bit % 8);

        assertThat(cursors.open(
                        "listTasks", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Property(tries = 200)
    void noTextMakesItFail(@ForAll String text) {
        assertThat(cursors.open("listTasks", text)).isEmpty();
    }

    @Test
    void everyListRefusesACursorThatItDidNotGive() {
        var application = new TestApplication();
        var admin = application.as(TestApplication.ADMIN_EMAIL);
        var foreign = new Cursors(() -> application.keys.derived("cursors")).seal("anotherList", "0198");
        var paged = application.catalogue.endpoints().stream()
                .filter(endpoint -> endpoint.parameters().contains(Paging.CURSOR))
                .map(endpoint -> endpoint.path()
                        + (endpoint.path().equals("/reports/data")
                                ? "?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&cursor="
                                : "?cursor="))
                .map(path -> path.replace("{week}", "2026-W47").replace("{month}", "2026-11"))
                .toList();

        assertThat(paged).hasSizeGreaterThan(6);
        for (var list : paged) {
            admin.get(list + "made-up").expectInvalid("cursor");
            admin.get(list + foreign).expectInvalid("cursor");
        }
    }
}
