/** Sessions as a pure function of accepted events and a rule, and clicks held against them. */
@NullMarked
package org.marketingmetrics.core.event.session;

import org.jspecify.annotations.NullMarked;
