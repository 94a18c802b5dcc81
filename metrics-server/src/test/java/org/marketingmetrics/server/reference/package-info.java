/** Writes docs/reference from the catalogue, the glossary, the texts and the contract. */
@NullMarked
package org.marketingmetrics.server.reference;

import org.jspecify.annotations.NullMarked;
