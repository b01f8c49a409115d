package dev.milepost.adapters.http.openapi;

import dev.milepost.adapters.http.json.About;
import dev.milepost.domain.Flaw;
import java.util.List;
import java.util.Optional;

/** The shape of problem details, for the description alone; some codes come with further members. */
record ProblemJson(
        String type,
        String title,
        long status,
        String detail,
        @About("Stable, for programs: task-already-claimed") String code,
        @About("With status 400: each value that is wrong") Optional<List<Flaw>> errors) {}
