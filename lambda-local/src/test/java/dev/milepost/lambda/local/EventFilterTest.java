package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EventFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sk": ["current"]}                   | true
            {"sk": ["other", "current"]}          | true
            {"sk": ["other"]}                     | false
            {"sk": [{"prefix": "curr"}]}          | true
            {"sk": [{"prefix": "old"}]}           | false
            {"sk": [{"exists": true}]}            | true
            {"none": [{"exists": false}]}         | true
            {"sk": [{"exists": false}]}           | false
            {"sk": [{"anything-but": "current"}]} | false
            {"sk": [{"anything-but": ["other"]}]} | true
            {"deep": {"told": [false]}}           | true
            {"deep": {"told": [true]}}            | false
            {}                                    | true
            """)
    void aRecordFitsIfEveryFieldOfThePatternDoes(String pattern, boolean fits) {
        var mapper = JsonMapper.shared();
        var event = mapper.createObjectNode();
        event.putObject("FilterCriteria").putArray("Filters").addObject().put("Pattern", pattern);
        var incoming = mapper.readTree("{\"sk\": \"current\", \"deep\": {\"told\": false}}");

        assertThat(EventFilter.of(event).fits(incoming)).isEqualTo(fits);
    }
}
