package io.linkloom.cli.contract;

import io.linkloom.cli.contract.check.Check;
import io.linkloom.cli.contract.check.Evidence;
import io.linkloom.cli.contract.check.Verdict;
import java.util.List;

/** A check and what came of it. */
public record CheckResult(Check check, Verdict verdict, List<Evidence> evidence) {}
