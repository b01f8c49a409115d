package dev.milepost.adapters.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
    private static final List<String> OFFERED = List.of(MediaTypes.JSON, MediaTypes.GEO_JSON, MediaTypes.GPX);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                         | application/json
                    application/gpx+xml                         | application/gpx+xml
                    APPLICATION/GPX+XML                         | application/gpx+xml
                    application/*                               | application/json
                    application/json;q=0.5, application/geo+json | application/geo+json
                    application/*, application/json;q=0         | application/geo+json
                    text/html, */*;q=0.1                        | application/json
                    """)
    void theBestAcceptedTypeIsChosen(String accept, String chosen) {
        assertThat(MediaTypes.preferred(Optional.of(accept), OFFERED)).contains(chosen);
    }

    @Test
    void aClientThatAcceptsNothingOfferedGetsNothing() {
        assertThat(MediaTypes.preferred(Optional.of("text/html"), OFFERED)).isEmpty();
        assertThat(MediaTypes.preferred(Optional.of("application/json;q=0"), OFFERED))
                .isEmpty();
    }

    @Test
    void aClientThatSaysNothingGetsTheFirstOffer() {
        assertThat(MediaTypes.preferred(Optional.empty(), OFFERED)).contains(MediaTypes.JSON);
    }

    @Test
    void parametersAreNotPartOfTheEssence() {
        assertThat(MediaTypes.essence("Application/JSON; charset=utf-8")).isEqualTo("application/json");
    }
}
