package dev.milepost.domain.report;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/** A courier's row in a report, with name and team as they were when the report was made. */
public record CourierSummary(AccountId courier, String name, Optional<TeamId> teamId, Figures figures) {}
