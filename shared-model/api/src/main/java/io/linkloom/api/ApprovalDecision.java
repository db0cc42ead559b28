package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/** What a person says when approving or rejecting. */
public record ApprovalDecision(@Nullable String comment) {}
