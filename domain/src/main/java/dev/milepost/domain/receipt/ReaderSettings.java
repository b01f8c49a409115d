package dev.milepost.domain.receipt;

import java.util.Currency;
import java.util.Optional;

/**
 * What an organisation knows about its receipts beforehand.
 *
 * @param defaultCurrency of receipts that print none
 * @param country ISO 3166 alpha-2 code in capitals, where receipts mostly come from; decides whether 03/04 is in March or April
 */
public record ReaderSettings(Currency defaultCurrency, Optional<String> country) {}
