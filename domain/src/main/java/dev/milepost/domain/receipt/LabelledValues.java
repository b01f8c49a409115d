package dev.milepost.domain.receipt;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that stand under a kind of label in any pass, without signs; a few of each kind: misreadings multiply, and sums with their product. */
final class LabelledValues {
    static final int MOST = 6;

    private final Map<LabelKind, Set<Long>> values = new EnumMap<>(LabelKind.class);

    private LabelledValues(List<PassFacts> passes) {
        for (var kind : LabelKind.values()) {
            values.put(kind, collect(passes, kind));
        }
        values.get(LabelKind.DISCOUNT).addAll(deductions(passes));
    }

    static LabelledValues of(List<PassFacts> passes) {
        return new LabelledValues(passes);
    }

    /** In the order in which they were read; negative amounts without a label are discounts too. */
    Set<Long> of(LabelKind kind) {
        return values.get(kind);
    }

    /** These, and nothing at all. */
    Set<Long> orNone(LabelKind kind) {
        var result = new LinkedHashSet<Long>();
        result.add(0L);
        result.addAll(of(kind));
        return result;
    }

    /** All that was read under labels of totals, as printed. */
    static Set<Long> totals(List<PassFacts> passes) {
        return passes.stream()
                .flatMap(pass -> Stream.concat(pass.values(LabelKind.PAYABLE), pass.values(LabelKind.TOTAL)))
                .collect(Collectors.toSet());
    }

    private static Set<Long> collect(List<PassFacts> passes, LabelKind kind) {
        return passes.stream()
                .flatMap(pass -> pass.values(kind))
                .map(Math::abs)
                .filter(value -> value > 0)
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Long> deductions(List<PassFacts> passes) {
        return passes.stream()
                .flatMap(pass -> pass.statements().stream())
                .filter(statement -> statement.value() < 0 && statement.kind().isEmpty())
                .map(statement -> -statement.value())
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
