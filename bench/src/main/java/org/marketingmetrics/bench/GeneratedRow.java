package org.marketingmetrics.bench;

/**
 * One day of one campaign: the eight measures.
 *
 * @param impressions ads shown
 * @param clicks not above impressions
 * @param sessions not above clicks
 * @param carts add_to_carts, not above sessions
 * @param checkouts checkouts_started, not above carts
 * @param orders not above checkouts
 * @param revenueCents of the orders
 * @param spendCents paid for the clicks
 */
record GeneratedRow(
    long impressions,
    long clicks,
    long sessions,
    long carts,
    long checkouts,
    long orders,
    long revenueCents,
    long spendCents) {}
