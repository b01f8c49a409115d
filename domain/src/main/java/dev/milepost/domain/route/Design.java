package dev.milepost.domain.route;

import dev.milepost.domain.Flaw;
import java.util.List;

/** What became of a {@link RouteDraft}. */
public sealed interface Design {
    /** The draft keeps every rule. */
    record Accepted(Route route) implements Design {}

    /** The draft breaks rules: all that were found, at least one. */
    record Refused(List<Flaw> flaws) implements Design {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }
}
