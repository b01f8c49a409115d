/** What belongs to no other unit: health, the description of the API, the pages, and the answer to whatever leads nowhere. */
package dev.milepost.lambda.site;
