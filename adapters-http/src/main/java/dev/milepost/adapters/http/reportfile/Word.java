package dev.milepost.adapters.http.reportfile;

/** What files say beside figures and names. */
enum Word {
    WEEKLY_REPORT("Weekly report", "周报"),
    MONTHLY_REPORT("Monthly report", "月报"),
    PERIOD("Period", "周期"),
    ZONE("Time zone", "时区"),
    EDITION("Edition", "版本"),
    PREVIEW("Preview: the period has not closed", "预览：本期尚未结算"),
    MADE_AT("Made", "生成时间"),
    DATA_UNTIL("Data until", "数据截至"),
    TOTALS("Totals", "合计"),
    TEAMS("Teams", "团队"),
    COURIERS("Couriers", "配送员"),
    ROUTES("Routes", "路线"),
    TEAM("Team", "团队"),
    COURIER("Courier", "配送员"),
    ROUTE("Route", "路线"),
    ALL("Organisation", "全组织"),
    FIGURE("Figure", "指标"),
    VALUE("Value", "数值"),
    UNIT("Unit", "单位"),
    MEANING("What it means", "说明"),
    CHARTS("Charts", "图表"),
    MOST_COMPLETED("Most tasks completed", "完成任务最多"),
    NOTHING("Nothing in this period.", "本期没有数据。"),
    TASKS("Tasks", "任务"),
    TIMES("Times", "时间"),
    TRAVEL("Travel", "行驶"),
    MONEY("Bonus and receipts", "奖金与票据"),
    QUALITY("Data quality", "数据质量"),
    METRES("m", "米"),
    HOURS("h:mm:ss", "时:分:秒"),
    PIECES("number", "个"),
    PERCENT("%", "%");

    private final String english;
    private final String chinese;

    Word(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }
}
