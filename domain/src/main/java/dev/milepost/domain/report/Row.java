package dev.milepost.domain.report;

import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/**
 * The figures of one subject, named as it was when the report was made.
 *
 * @param id of the team, courier or route; empty for the organisation
 * @param teamId the team that a courier worked for; empty elsewhere
 */
public record Row(String id, String name, Optional<TeamId> teamId, Figures figures) {}
