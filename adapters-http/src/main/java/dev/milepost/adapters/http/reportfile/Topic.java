package dev.milepost.adapters.http.reportfile;

import dev.milepost.domain.report.Figure;
import java.util.Arrays;
import java.util.List;

/** Figures that stand in one table, where a page hasn't the room for all of them side by side. */
enum Topic {
    TASKS(Word.TASKS),
    TIMES(Word.TIMES),
    TRAVEL(Word.TRAVEL),
    MONEY(Word.MONEY),
    QUALITY(Word.QUALITY);

    private final Word title;

    Topic(Word title) {
        this.title = title;
    }

    Word title() {
        return title;
    }

    List<Figure> figures() {
        return Arrays.stream(Figure.values())
                .filter(figure -> of(figure) == this)
                .toList();
    }

    private static Topic of(Figure figure) {
        return switch (figure) {
            case PUBLISHED, CLAIMED, COMPLETED, ON_TIME, FLAGGED, CANCELLED, EXPIRED -> TASKS;
            case OPEN_TO_CLAIM_MEDIAN,
                    OPEN_TO_CLAIM_P90,
                    CLAIM_TO_START_MEDIAN,
                    CLAIM_TO_START_P90,
                    START_TO_DONE_MEDIAN,
                    START_TO_DONE_P90 -> TIMES;
            case DISTANCE, PLANNED, MOVING, STANDING, OFF_ROUTE, OFF_ROUTE_SHARE, OFF_ROUTE_EPISODES -> TRAVEL;
            case BONUS,
                    RECEIPTS_CONFIRMED,
                    CONFIRMED_TOTAL,
                    RECEIPTS_CORRECTED,
                    CORRECTED_TOTAL,
                    RECEIPTS_PENDING,
                    PENDING_TOTAL,
                    RECEIPTS_REJECTED,
                    REJECTED_TOTAL -> MONEY;
            case SIGNAL_LOSSES, SIGNAL_LOST, POINTS, POINTS_LATE -> QUALITY;
        };
    }
}
