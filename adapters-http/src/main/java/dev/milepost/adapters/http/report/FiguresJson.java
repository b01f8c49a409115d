package dev.milepost.adapters.http.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.Figures;
import java.util.List;
import java.util.Optional;

/** Figures as clients see them, each by its key; what a report says under {@code figures} tells what they mean. */
record FiguresJson(
        Optional<Long> published,
        long claimed,
        long completed,
        long onTime,
        long flagged,
        long cancelled,
        long expired,
        Optional<Long> openToClaimMedianSeconds,
        Optional<Long> openToClaimP90Seconds,
        Optional<Long> claimToStartMedianSeconds,
        Optional<Long> claimToStartP90Seconds,
        Optional<Long> startToDoneMedianSeconds,
        Optional<Long> startToDoneP90Seconds,
        long distanceMetres,
        long plannedMetres,
        long movingSeconds,
        long standingSeconds,
        long offRouteSeconds,
        double offRouteShare,
        long offRouteEpisodes,
        List<Money> bonus,
        long receiptsConfirmed,
        List<Money> confirmedTotal,
        long receiptsCorrected,
        List<Money> correctedTotal,
        long receiptsPending,
        List<Money> pendingTotal,
        long receiptsRejected,
        List<Money> rejectedTotal,
        long signalLosses,
        long signalLostSeconds,
        long points,
        long pointsLate) {
    static FiguresJson of(Figures figures) {
        return new FiguresJson(
                whole(figures, Figure.PUBLISHED),
                figures.whole(Figure.CLAIMED),
                figures.whole(Figure.COMPLETED),
                figures.whole(Figure.ON_TIME),
                figures.whole(Figure.FLAGGED),
                figures.whole(Figure.CANCELLED),
                figures.whole(Figure.EXPIRED),
                whole(figures, Figure.OPEN_TO_CLAIM_MEDIAN),
                whole(figures, Figure.OPEN_TO_CLAIM_P90),
                whole(figures, Figure.CLAIM_TO_START_MEDIAN),
                whole(figures, Figure.CLAIM_TO_START_P90),
                whole(figures, Figure.START_TO_DONE_MEDIAN),
                whole(figures, Figure.START_TO_DONE_P90),
                figures.whole(Figure.DISTANCE),
                figures.whole(Figure.PLANNED),
                figures.whole(Figure.MOVING),
                figures.whole(Figure.STANDING),
                figures.whole(Figure.OFF_ROUTE),
                figures.share(Figure.OFF_ROUTE_SHARE),
                figures.whole(Figure.OFF_ROUTE_EPISODES),
                figures.amounts(Figure.BONUS),
                figures.whole(Figure.RECEIPTS_CONFIRMED),
                figures.amounts(Figure.CONFIRMED_TOTAL),
                figures.whole(Figure.RECEIPTS_CORRECTED),
                figures.amounts(Figure.CORRECTED_TOTAL),
                figures.whole(Figure.RECEIPTS_PENDING),
                figures.amounts(Figure.PENDING_TOTAL),
                figures.whole(Figure.RECEIPTS_REJECTED),
                figures.amounts(Figure.REJECTED_TOTAL),
                figures.whole(Figure.SIGNAL_LOSSES),
                figures.whole(Figure.SIGNAL_LOST),
                figures.whole(Figure.POINTS),
                figures.whole(Figure.POINTS_LATE));
    }

    /** Null where there is nothing to say: no median of no tasks. */
    private static Optional<Long> whole(Figures figures, Figure figure) {
        return figures.value(figure) instanceof FigureValue.Whole whole ? Optional.of(whole.value()) : Optional.empty();
    }
}
