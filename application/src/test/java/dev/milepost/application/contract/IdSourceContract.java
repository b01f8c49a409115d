package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.IdSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link IdSource} must keep to. */
public interface IdSourceContract {
    IdSource ids();

    @Test
    default void idsSortByTheOrderOfTheirMaking() {
        var ids = ids();

        var made = Stream.generate(ids::next).limit(5_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void idsMadeAtOnceDiffer() {
        var ids = ids();

        var made = Racing.race(16, i -> Stream.generate(ids::next).limit(500).toList());

        assertThat(made.stream().flatMap(List::stream)).hasSize(8_000).doesNotHaveDuplicates();
        assertThat(made).allSatisfy(ofOne -> assertThat(ofOne).isSorted());
    }

    @Test
    default void anIdFitsIntoAnAddressAndAFileName() {
        assertThat(ids().next()).matches("[0-9A-Za-z-]{1,64}");
    }
}
