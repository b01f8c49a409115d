package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How receipts come to their reader. */
class ReaderSourceTest {
    /** Of the calls that one receipt needs, as the clients limit them: photo, its copy for Textract and that one's end, Textract, five tables. */
    private static final int LONGEST_SECONDS = 20 + 20 + 20 + 50 + 5 * 3;

    @Test
    void aReceiptThatIsSlowOrCrashesItsReaderTakesNoOtherAlong() {
        var reader = Template.merged().resource("ReceiptReaderFunction").path("Properties");

        assertThat(reader.at("/Events/Waiting/Properties/BatchSize").intValue()).isEqualTo(1);
        assertThat(reader.path("Timeout").intValue()).isGreaterThan(LONGEST_SECONDS);
    }
}
