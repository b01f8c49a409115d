/** How an architect elsewhere holds an adapter to Milepost's contracts and rules: one small test class for each. */
package com.example;
