package dev.milepost.domain.report;

import dev.milepost.domain.report.ReceiptSummary.State;
import dev.milepost.domain.task.TaskId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every figure of a report, defined here alone: what it is called, what it means, how it is made and of which tasks. Its definition is
 * the footnote that every format shows. The order is that of columns.
 */
public enum Figure {
    PUBLISHED(
            "published",
            Unit.COUNT,
            new Text("Published", "发布"),
            new Text(
                    "Tasks published in the period, whatever became of them; by team, those offered to it alone.",
                    "本期发布的任务，不论结果如何；按团队时，仅计只向该团队开放的任务。"),
            Computation.published()),
    CLAIMED(
            "claimed",
            Unit.COUNT,
            new Text("Claimed", "领取"),
            new Text(
                    "Tasks that ended in the period while a courier held them: completed or cancelled.",
                    "本期结束时由配送员持有的任务：已完成或已取消。"),
            Computation.count(task -> task.courier().isPresent())),
    COMPLETED(
            "completed",
            Unit.COUNT,
            new Text("Completed", "完成"),
            new Text("Tasks completed in the period, flagged ones among them.", "本期完成的任务，包括有标记的任务。"),
            Computation.count(task -> task.outcome().completed())),
    ON_TIME(
            "onTime",
            Unit.COUNT,
            new Text("On time", "准时"),
            new Text(
                    "Of the completed, those that ended by the time they were due or had no such time.",
                    "已完成任务中，在截止时间前完成或没有截止时间的任务。"),
            Computation.count(task -> task.outcome().onTime())),
    FLAGGED(
            "flagged",
            Unit.COUNT,
            new Text("Flagged", "有标记"),
            new Text("Of the completed, those with checkpoints missing and a reason given.", "已完成任务中，缺少检查点并说明了原因的任务。"),
            Computation.count(task -> task.outcome().flagged())),
    CANCELLED(
            "cancelled",
            Unit.COUNT,
            new Text("Cancelled", "取消"),
            new Text("Tasks cancelled in the period; by courier, those that it held.", "本期取消的任务；按配送员时，仅计其持有的任务。"),
            Computation.count(task -> task.outcome() == TaskSummary.Outcome.CANCELLED)),
    EXPIRED(
            "expired",
            Unit.COUNT,
            new Text("Expired", "过期"),
            new Text("Tasks that nobody had claimed in time.", "无人按时领取的任务。"),
            Computation.count(task -> task.outcome() == TaskSummary.Outcome.EXPIRED)),
    OPEN_TO_CLAIM_MEDIAN(
            "openToClaimMedianSeconds",
            Unit.SECONDS,
            new Text("Open to claim, median", "开放至领取（中位数）"),
            new Text(
                    "From when a claimed task could be claimed until it was: the time that half of them don't exceed.",
                    "任务从开放到被领取的时间：半数任务不超过该值。"),
            Computation.percentile(50, TaskSummary::openToClaim)),
    OPEN_TO_CLAIM_P90(
            "openToClaimP90Seconds",
            Unit.SECONDS,
            new Text("Open to claim, p90", "开放至领取（第90百分位）"),
            new Text("The same: the time that nine of ten don't exceed.", "同上：九成任务不超过该值。"),
            Computation.percentile(90, TaskSummary::openToClaim)),
    CLAIM_TO_START_MEDIAN(
            "claimToStartMedianSeconds",
            Unit.SECONDS,
            new Text("Claim to start, median", "领取至开始（中位数）"),
            new Text(
                    "From the claim until the work began: the time that half of the started tasks don't exceed.",
                    "任务从领取到开始的时间：半数已开始的任务不超过该值。"),
            Computation.percentile(50, TaskSummary::claimToStart)),
    CLAIM_TO_START_P90(
            "claimToStartP90Seconds",
            Unit.SECONDS,
            new Text("Claim to start, p90", "领取至开始（第90百分位）"),
            new Text("The same: the time that nine of ten don't exceed.", "同上：九成任务不超过该值。"),
            Computation.percentile(90, TaskSummary::claimToStart)),
    START_TO_DONE_MEDIAN(
            "startToDoneMedianSeconds",
            Unit.SECONDS,
            new Text("Start to done, median", "开始至完成（中位数）"),
            new Text(
                    "From the start of the work until it was completed: the time that half of the completed don't exceed.",
                    "任务从开始到完成的时间：半数已完成的任务不超过该值。"),
            Computation.percentile(50, TaskSummary::startToDone)),
    START_TO_DONE_P90(
            "startToDoneP90Seconds",
            Unit.SECONDS,
            new Text("Start to done, p90", "开始至完成（第90百分位）"),
            new Text("The same: the time that nine of ten don't exceed.", "同上：九成任务不超过该值。"),
            Computation.percentile(90, TaskSummary::startToDone)),
    DISTANCE(
            "distanceMetres",
            Unit.METRES,
            new Text("Distance", "里程"),
            new Text(
                    "Travelled on tasks that were started and ended in the period, on the route or off it; whole metres a task.",
                    "本期结束且已开始的任务的行驶里程，无论是否在路线上；每个任务取整米。"),
            Computation.sum(task -> task.travel().distanceMetres())),
    PLANNED(
            "plannedMetres",
            Unit.METRES,
            new Text("Planned", "计划里程"),
            new Text("The length of the routes of the same tasks.", "上述任务的路线长度。"),
            Computation.sum(task -> task.travel().plannedMetres())),
    MOVING(
            "movingSeconds",
            Unit.SECONDS,
            new Text("Moving", "移动时间"),
            new Text("Time tracked in movement on the same tasks.", "上述任务中记录到的移动时间。"),
            Computation.seconds(task -> task.travel().moving())),
    STANDING(
            "standingSeconds",
            Unit.SECONDS,
            new Text("Standing", "停留时间"),
            new Text("Time tracked without movement on the same tasks.", "上述任务中记录到的停留时间。"),
            Computation.seconds(task -> task.travel().standing())),
    OFF_ROUTE(
            "offRouteSeconds",
            Unit.SECONDS,
            new Text("Off route", "偏离路线时间"),
            new Text("Time spent outside the corridor of the route.", "在路线走廊之外的时间。"),
            Computation.seconds(task -> task.travel().offRoute())),
    OFF_ROUTE_SHARE(
            "offRouteShare",
            Unit.SHARE,
            new Text("Off-route share", "偏离占比"),
            new Text("Time off the route, of the time tracked: moving and standing.", "偏离路线时间占记录时间（移动与停留）的比例。"),
            Computation.share(task -> task.travel().offRoute(), Figure::tracked)),
    OFF_ROUTE_EPISODES(
            "offRouteEpisodes",
            Unit.COUNT,
            new Text("Off-route episodes", "偏离次数"),
            new Text("How many times couriers left the corridor of the route.", "离开路线走廊的次数。"),
            Computation.sum(task -> task.travel().offRouteEpisodes())),
    BONUS(
            "bonus",
            Unit.MONEY,
            new Text("Bonus earned", "所得奖金"),
            new Text("Bonuses of the completed tasks, by currency.", "已完成任务的奖金，按货币分列。"),
            Computation.bonus(task -> task.outcome().completed())),
    RECEIPTS_CONFIRMED(
            "receiptsConfirmed",
            Unit.COUNT,
            new Text("Receipts confirmed", "已确认票据"),
            new Text("Receipts uploaded in the period that were confirmed, corrected or not.", "本期上传并已确认的票据，包括更正过的。"),
            Computation.receipts(State.CONFIRMED, State.CORRECTED)),
    CONFIRMED_TOTAL(
            "confirmedTotal",
            Unit.MONEY,
            new Text("Confirmed amount", "已确认金额"),
            new Text("Their totals, by currency: only these are money spent.", "其金额，按货币分列：仅此计为支出。"),
            Computation.amounts(State.CONFIRMED, State.CORRECTED)),
    RECEIPTS_CORRECTED(
            "receiptsCorrected",
            Unit.COUNT,
            new Text("Receipts corrected", "已更正票据"),
            new Text("Of the confirmed, those whose total isn't the one that was read.", "已确认票据中，金额与识别结果不同的票据。"),
            Computation.receipts(State.CORRECTED)),
    CORRECTED_TOTAL(
            "correctedTotal",
            Unit.MONEY,
            new Text("Corrected amount", "更正后金额"),
            new Text("Their totals as confirmed, by currency.", "其确认后的金额，按货币分列。"),
            Computation.amounts(State.CORRECTED)),
    RECEIPTS_PENDING(
            "receiptsPending",
            Unit.COUNT,
            new Text("Receipts pending", "待处理票据"),
            new Text(
                    "Receipts uploaded in the period that are being read or wait for a manager.", "本期上传、正在识别或等待审核的票据。"),
            Computation.receipts(State.PENDING)),
    PENDING_TOTAL(
            "pendingTotal",
            Unit.MONEY,
            new Text("Pending amount", "待处理金额"),
            new Text("Their totals as far as they were read, by currency.", "其已识别的金额，按货币分列。"),
            Computation.amounts(State.PENDING)),
    RECEIPTS_REJECTED(
            "receiptsRejected",
            Unit.COUNT,
            new Text("Receipts rejected", "已拒绝票据"),
            new Text("Receipts uploaded in the period that a manager rejected.", "本期上传、被审核拒绝的票据。"),
            Computation.receipts(State.REJECTED)),
    REJECTED_TOTAL(
            "rejectedTotal",
            Unit.MONEY,
            new Text("Rejected amount", "已拒绝金额"),
            new Text("Their totals as far as they were read, by currency.", "其已识别的金额，按货币分列。"),
            Computation.amounts(State.REJECTED)),
    SIGNAL_LOSSES(
            "signalLosses",
            Unit.COUNT,
            new Text("Signal losses", "信号丢失次数"),
            new Text(
                    "How many times a courier under way wasn't heard of for so long that the signal was lost.",
                    "途中长时间未收到位置、信号丢失的次数。"),
            Computation.sum(task -> task.quality().signalLosses())),
    SIGNAL_LOST(
            "signalLostSeconds",
            Unit.SECONDS,
            new Text("Signal lost", "信号丢失时间"),
            new Text("How long it was silent then.", "信号丢失的总时间。"),
            Computation.seconds(task -> task.quality().signalLost())),
    POINTS(
            "points",
            Unit.COUNT,
            new Text("Points", "位置点"),
            new Text("Positions received of the same tasks.", "上述任务收到的位置点。"),
            Computation.sum(task -> task.quality().points())),
    POINTS_LATE(
            "pointsLate",
            Unit.COUNT,
            new Text("Points late", "迟到的位置点"),
            new Text("Of these, how many came after the task had ended.", "其中在任务结束之后才收到的位置点。"),
            Computation.sum(task -> task.quality().pointsLate()));

    /** What a figure is counted in. */
    public enum Unit {
        COUNT,
        METRES,
        SECONDS,
        /** Of a whole, 0..1. */
        SHARE,
        MONEY
    }

    /** A text in the languages of the product. */
    public record Text(String english, String chinese) {}

    private final String key;
    private final Unit unit;
    private final Text title;
    private final Text definition;
    private final Computation computation;

    Figure(String key, Unit unit, Text title, Text definition, Computation computation) {
        this.key = key;
        this.unit = unit;
        this.title = title;
        this.definition = definition;
        this.computation = computation;
    }

    /** The figure of this key. */
    public static Optional<Figure> ofKey(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    private static Duration tracked(TaskSummary task) {
        return task.travel().moving().plus(task.travel().standing());
    }

    /** Its name in data: lowerCamelCase and stable. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** A heading. */
    public Text title() {
        return title;
    }

    /** What it means, in a sentence: the footnote. */
    public Text definition() {
        return definition;
    }

    FigureValue of(Work work) {
        return computation.value().apply(work);
    }

    /** The tasks that it counts or adds up, each once. */
    public List<TaskId> tasks(Work work) {
        return computation.tasks().apply(work).distinct().toList();
    }
}
