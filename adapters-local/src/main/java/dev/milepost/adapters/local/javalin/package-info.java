/** HTTP by Javalin. It only carries requests to the dispatcher and answers back: no route and no rule lives here. */
package dev.milepost.adapters.local.javalin;
