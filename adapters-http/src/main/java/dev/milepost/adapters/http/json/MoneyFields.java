package dev.milepost.adapters.http.json;

/** Money as JSON has it. The amount is a string: a JSON number is read as binary floating point by too many clients. */
record MoneyFields(
        @About("A decimal with at most the currency's own number of digits after the point, such as \"12.50\"")
        @Text(max = 30)
        String amount,

        @About("An ISO 4217 code") @Text(min = 3, max = 3) String currency) {}
