package io.linkloom.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.WorkflowGraphView;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drawings that were looked at and found good. */
class DrawingTest {
    private static final String WAREHOUSE = """
            start
            ; extract_orders extract_items extract_customers extract_stock extract_returns extract_ads < start
            ; clean_orders < extract_orders; clean_items < extract_items; clean_customers < extract_customers
            ; clean_stock < extract_stock; clean_returns < extract_returns; clean_ads < extract_ads
            ; join_sales < clean_orders clean_items clean_returns; join_crm < clean_customers clean_ads
            ; stock_levels < clean_stock; check_sales < join_sales; check_crm < join_crm; check_stock < stock_levels
            ; features < check_sales check_crm; forecast < features check_stock; segments < features
            ; report_sales report_stock report_crm < forecast segments; pdf < report_sales report_stock report_crm
            ; mail slack archive < pdf; refresh_cache < forecast; publish_api < refresh_cache
            ; cleanup < mail slack archive publish_api""".replace("\n", " ");

    @Test
    void aChainIsALine() {
        assertThat(drawn("fetch_data; process_data < fetch_data; send_email < process_data", 80))
                .isEqualTo("fetch_data ──→ process_data ──→ send_email");
    }

    @Test
    void aDiamondOpensAndCloses() {
        assertThat(drawn("fetch; clean check < fetch; load < clean check", 80)).isEqualTo("""
                       ┌─→ clean ─┐
                fetch ─┴─→ check ─┴─→ load""");
    }

    @Test
    void whatEachNeedsOfEachIsOneLine() {
        assertThat(drawn("a b c; x y z < a b c", 80)).isEqualTo("""
                a ─┬─→ x
                b ─┼─→ y
                c ─┴─→ z""");
    }

    @Test
    void aFanOutOfFiftyIsFiftyLines() {
        String many = IntStream.range(0, 50).mapToObj(i -> "load_" + i).collect(Collectors.joining(" "));

        assertThat(drawn("start; " + many + " < start; end < " + many, 80).lines())
                .hasSize(50)
                .contains("       ├─→ load_7 ──┤");
    }

    @Test
    void aLineThatGoesOnBehindAnotherIsNotJoined() {
        assertThat(drawn("a; b c < a; d < b; e < c; f < d; g < e b; h < f c; i < g h", 80))
                .isEqualTo("""
                          ┌─→ d ───→ f ─┬─→ h ─┐
                a ─┬─→ b ─┴──────┬─→ g ─│──────┴─→ i
                   └─→ c ─┬─→ e ─┘      │
                          └─────────────┘""");
    }

    @Test
    void whatIsTooWideForALineGoesDown() {
        assertThat(drawn(WAREHOUSE, 100)).isEqualTo("""
                                                             start
                                                               │
                      ┌───────────────┬───────────────┬────────┴────────┬───────────────┬─────────────┐
                      ↓               ↓               ↓                 ↓               ↓             ↓
                extract_orders  extract_items  extract_returns  extract_customers  extract_ads  extract_stock
                      ↓               ↓               ↓                 ↓               ↓             ↓
                 clean_orders    clean_items    clean_returns    clean_customers    clean_ads    clean_stock
                      │               │               │                 │               │             │
                      └───────────────┼───────────────┘                 └───────┬───────┘             │
                                      ↓                                         ↓                     ↓
                                  join_sales                                 join_crm            stock_levels
                                      ↓                                         ↓                     ↓
                                 check_sales                                check_crm            check_stock
                                      │                                         │                     │
                                      └────────────────────┬────────────────────┘                     │
                                                           ↓                                          │
                                                        features                                      │
                                                          │   │                                       │
                                                          │   └───────────────────┬───────────────────┘
                                                          ↓                       ↓
                                                       segments                forecast
                                                          │                      │   │
                                                   ┌──────┴──────┬────────────┬──┘   └──────┐
                                                   ↓             ↓            ↓             ↓
                                              report_sales  report_stock  report_crm  refresh_cache
                                                   │             │            │             │
                                                   └─────────────┼────────────┘             │
                                                                 ↓                          ↓
                                                                pdf                    publish_api
                                                                 │                          │
                                                          ┌──────┼───────┐                  │
                                                          ↓      ↓       ↓                  │
                                                         mail  slack  archive               │
                                                          │      │       │                  │
                                                          └──────┴───┬───┴──────────────────┘
                                                                     ↓
                                                                  cleanup""");
    }

    @Test
    void whatIsTooWideForBothIsAList() {
        Drawing list = TextGraph.draw(Graphs.of(WAREHOUSE), WorkflowGraphView.Node::id, new Paper(70, false));

        assertThat(list.form()).isEqualTo(Drawing.Form.LIST);
        assertThat(list.toString()).contains("""
                4  join_sales        ← clean_orders, clean_items, clean_returns
                   join_crm          ← clean_customers, clean_ads
                   stock_levels      ← clean_stock
                5  check_sales       ← join_sales
                """);
    }

    @Test
    void aTangleIsAList() {
        String tangle = IntStream.range(0, 24)
                .mapToObj(i -> "t" + i + (i < 6 ? "" : " < t" + (i * 7 % 6) + " t" + (i * 5 % i) + " t" + (i - 5)))
                .collect(Collectors.joining("; "));

        assertThat(TextGraph.draw(Graphs.of(tangle), WorkflowGraphView.Node::id, new Paper(300, false))
                        .form())
                .isEqualTo(Drawing.Form.LIST);
    }

    @Test
    void knowsWhichPartIsTheLabelOfWhichTask() {
        Drawing drawing = TextGraph.draw(Graphs.of("a; b < a"), node -> "✔ " + node.id(), new Paper(80, false));

        assertThat(drawing.lines().getFirst())
                .containsExactly(
                        new Drawing.Piece("✔ a", "a"), new Drawing.Piece(" ──→ ", null), new Drawing.Piece("✔ b", "b"));
    }

    private static String drawn(String graph, int width) {
        return TextGraph.draw(Graphs.of(graph), WorkflowGraphView.Node::id, new Paper(width, false))
                .toString();
    }
}
