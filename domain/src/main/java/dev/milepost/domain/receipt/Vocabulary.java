package dev.milepost.domain.receipt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The words that label amounts, by language. A language is added as text, one line a kind: {@code TOTAL: total, total amount}. Case, spaces and
 * punctuation don't matter, and a letter or two may be misread.
 */
public final class Vocabulary {
    private static final int MAX_PHRASES = 2_000;

    /** English as used in Asia, with some Malay. */
    private static final String ENGLISH = """
            PAYABLE: grand total, net total, nett total, net amount, net amt, nett amount, total payable, amount payable, amt payable
            PAYABLE: total amount payable, amount due, total due, balance due, final total, rounded total, total rounded, total after rounding
            PAYABLE: total inclusive, total incl, total sales inclusive, inclusive of gst, total with gst, total inc gst, total amt incl
            PAYABLE: total incl gst, total include gst, total sales incl, total gst incl, total payment, bill total, to pay, please pay
            PAYABLE: total inclusive of gst, total sales inclusive of gst, total amount inclusive, total amt payable, total including gst
            TOTAL: total, total amount, total amt, total sales, total sale, total rm, amount, amt, jumlah, total bill, ttl
            SUBTOTAL: subtotal, sub total, sub ttl, total excl, total excluding, total sales excluding, excluding gst, excl gst, total exclusive, sub amount
            SUBTOTAL: total before, sub total before discount, before tax, amount before, taxable amount, total supplies, supplies excl gst, net sales
            TAX: gst, tax, vat, sst, service tax, sales tax, total gst, total tax, gst amount, tax amount, gst payable, included in total, gst included, tax amt, gst amt
            TAX: bill inclusive of gst, inclusive of gst in total, gst included in total, gst inclusive
            SERVICE: service, service charge, svc charge, serv charge, service chg, tips, gratuity
            DISCOUNT: discount, disc, total discount, item discount, bill discount, voucher, rebate, saving, total saving, total savings, less, deposit
            ROUNDING: rounding, rounding adj, rounding adjustment, round adj, round amt, round off, rounding amount, roundingadjustments, adj
            PAID: cash, tender, tendered, cash tendered, cash received, paid, paid amount, amount paid, amount tendered, visa, master, mastercard, card, credit, credit card, debit, payment, amex, received, total tender, total paid, cash sales paid
            CHANGE: change, change due, balance, cash change, change amount, baki
            QUANTITY: qty, quantity, total qty, total quantity, total item, total items, items, item count, no of items, pts, points, total qty tender, qty tender
            SUMMARY: gst summary, tax summary, gst analysis, tax code, tax analysis, summary of gst, gst breakdown
            HEADING: description, item, qty price, unit price, price amount, u price
            NOISE: cashier, exchange, exchangeable, tax invoice, gst id, gst reg, gst no, card no, invoice, cash sales no, cash bill, cash sale, cash receipt, cash and carry, discount card, member card, approval, account, acc no, gst reg no, tax id
            """;

    /** Simplified Chinese: VAT invoices and till receipts. */
    private static final String CHINESE = """
            PAYABLE: 价税合计, 小写, 应付, 应付金额, 应收, 应收金额, 实付, 实付金额, 实收金额, 总计, 总金额, 合计金额, 应付合计, 支付金额, 付款金额
            TOTAL: 合计, 共计, 总额, 金额合计, 总价
            SUBTOTAL: 小计, 原价合计, 原价, 商品金额, 金额小计, 商品合计
            TAX: 税额, 税率, 增值税
            SERVICE: 服务费, 服务费合计, 茶位费, 餐具费
            DISCOUNT: 优惠, 折扣, 立减, 减免, 优惠金额, 抵扣, 红包
            ROUNDING: 抹零, 舍入
            PAID: 支付宝, 微信, 微信支付, 现金, 银行卡, 刷卡, 收款, 实收, 云闪付, 储值卡, 会员卡支付
            CHANGE: 找零, 找回
            QUANTITY: 件数, 数量, 总数量, 总件数, 积分
            HEADING: 品名, 单价, 货物或应税劳务
            NOISE: 收款人, 收银员, 发票号码, 发票代码, 流水号, 纳税人识别号, 税号
            """;

    private final List<Phrase> phrases;

    private Vocabulary(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /** English and Chinese. */
    public static Vocabulary standard() {
        return parse(ENGLISH).plus(parse(CHINESE));
    }

    /**
     * Reads lines such as {@code TOTAL: total, total amount}; a kind of {@link LabelKind} may have several lines. Lines that begin with
     * {@code #} are for people.
     *
     * @throws IllegalArgumentException if a line has no known kind or an empty phrase, or there are more than {@value #MAX_PHRASES} phrases;
     *     its message is for the person who wrote the lines
     */
    public static Vocabulary parse(String text) {
        var phrases = new ArrayList<Phrase>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> addPhrases(line, phrases));
        if (phrases.size() > MAX_PHRASES) {
            throw new IllegalArgumentException("more than " + MAX_PHRASES + " phrases");
        }
        return new Vocabulary(phrases);
    }

    private static void addPhrases(String line, List<Phrase> phrases) {
        var parts = line.split(":", 2);
        var kind = Arrays.stream(LabelKind.values())
                .filter(each -> parts.length == 2 && each.name().equals(parts[0].strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not of the form KIND: phrase, phrase, with a kind of "
                        + Arrays.toString(LabelKind.values()) + ": " + line));
        for (var phrase : parts[1].split(",")) {
            var letters = squeeze(phrase);
            if (letters.isEmpty()) {
                throw new IllegalArgumentException("a phrase without letters: " + line);
            }
            phrases.add(new Phrase(kind, letters));
        }
    }

    /** The words of both. */
    public Vocabulary plus(Vocabulary other) {
        var all = new ArrayList<>(phrases);
        all.addAll(other.phrases);
        return new Vocabulary(all);
    }

    /** What these words say: the kind of the longest phrase in them, misread letters counting against it; empty if none is there. */
    Optional<LabelKind> kindOf(String words) {
        var text = squeeze(words);
        Phrase best = null;
        var bestWeight = 0;
        for (var phrase : phrases) {
            var weight = phrase.weightIn(text, bestWeight);
            if (weight > bestWeight) {
                best = phrase;
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best).map(Phrase::kind);
    }

    /** Letters alone, small, with the digits that are read for letters turned back. */
    private static String squeeze(String words) {
        var letters = new StringBuilder();
        words.codePoints().map(Vocabulary::letter).filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static int letter(int codePoint) {
        return switch (codePoint) {
            case '0' -> 'o';
            case '1', '|', '!', 'i', 'I', 'j' -> 'l';
            case '5' -> 's';
            default -> Character.toLowerCase(codePoint);
        };
    }

    private record Phrase(LabelKind kind, String letters) {
        /** Twice the letters of the phrase that are in the text, less four for each misread one; 0 if it isn't there, or can't outweigh what is known. */
        int weightIn(String text, int known) {
            var most = 2 * letters.length();
            if (most <= known) {
                return 0;
            }
            if (text.contains(letters)) {
                return most;
            }
            var allowed = letters.length() < 5 ? 0 : letters.length() < 10 ? 1 : 2;
            if (allowed == 0 || most - 4 <= known) {
                return 0;
            }
            var errors = ApproximateSearch.fewestErrors(letters, text, allowed);
            return errors > allowed ? 0 : most - 4 * errors;
        }
    }
}
