/** What an operator can set: records with their defaults, read once and checked at start. */
@NullMarked
package org.marketingmetrics.server.config;

import org.jspecify.annotations.NullMarked;
