package io.linkloom.model.schedule;

import java.util.Arrays;
import java.util.function.Function;

/** What can be wrong with a cron expression, in words, each with what would be right. */
enum CronProblem {
    EMPTY(
            "the schedule is empty; write five fields such as `0 3 * * *`, or a nickname such as @daily",
            "розклад порожній; напишіть п'ять полів, наприклад `0 3 * * *`, або скорочення, наприклад @daily"),
    FIELD_COUNT(
            "Unix cron has five fields (minute, hour, day of month, month, day of week), "
                    + "here the count is %d; write for example `%s`",
            "Unix cron має п'ять полів (хвилина, година, день місяця, місяць, день тижня), "
                    + "тут їх кількість: %d; напишіть, наприклад, `%s`"),
    SECONDS(
            "Unix cron has five fields and no seconds, here the count is %d; without the others it is `%s`",
            "Unix cron має п'ять полів і не має секунд, тут їх кількість: %d; без зайвих це `%s`"),
    NICKNAME(
            "`%s` is not a nickname; "
                    + "there are @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually, each alone",
            "`%s` не є скороченням; "
                    + "є @hourly, @daily, @midnight, @weekly, @monthly, @yearly і @annually, кожне без інших полів"),
    QUESTION_MARK("Unix cron has no `?`; write `*`", "Unix cron не має `?`; напишіть `*`"),
    NOT_A_VALUE(
            "`%s` does not fit the field “%s”; write %s, or `*`, a list `1,3`, a range `1-3`, a step `*/2`",
            "`%s` не підходить до поля «%s»; напишіть %s, або `*`, список `1,3`, діапазон `1-3`, крок `*/2`"),
    OUT_OF_RANGE("%s is outside the field “%s”; write %s", "%s виходить за межі поля «%s»; напишіть %s"),
    BACKWARDS("the range `%s` runs backwards; write `%s`", "діапазон `%s` іде назад; напишіть `%s`"),
    STEP(
            "`%s` is not a step of the field “%s”; write a number from 1 to %d",
            "`%s` не є кроком поля «%s»; напишіть число від 1 до %d"),
    NEVER(
            "the schedule never fires: none of its months has such a day; write for example `0 0 28 2 *`",
            "розклад ніколи не спрацює: жоден з його місяців не має такого дня; напишіть, наприклад, `0 0 28 2 *`");

    private final String english;
    private final String ukrainian;

    CronProblem(String english, String ukrainian) {
        this.english = english;
        this.ukrainian = ukrainian;
    }

    String english(Object... details) {
        return fill(english, details, field -> field.english);
    }

    String ukrainian(Object... details) {
        return fill(ukrainian, details, field -> field.ukrainian);
    }

    private static String fill(String text, Object[] details, Function<CronField, String> name) {
        return String.format(
                text,
                Arrays.stream(details)
                        .map(detail -> detail instanceof CronField field ? name.apply(field) : detail)
                        .toArray());
    }
}
