package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageHostingTest {
    private final Template template = Template.merged();

    @Test
    void cloudFrontSendsTheApiWhatFunctionsKnowItBy() {
        var api = template.properties("Pages").at("/DistributionConfig/Origins/1");

        assertThat(api.path("Id").asString()).isEqualTo("api");
        assertThat(api.at("/OriginCustomHeaders/0/HeaderName").asString()).isEqualTo("X-Milepost-Edge");
        assertThat(api.at("/OriginCustomHeaders/0/HeaderValue"))
                .isEqualTo(template.root().at("/Globals/Function/Environment/Variables/MILEPOST_EDGE_KEY"))
                .isNotEmpty();
    }
}
