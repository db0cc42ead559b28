package io.linkloom.desktop.shell;

import io.linkloom.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Binds the window to its ViewModel. */
public final class ShellView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ShellViewModel model;

    @FXML
    private Label addressLabel;

    @FXML
    private TextField address;

    @FXML
    private Button refresh;

    @FXML
    private Circle light;

    @FXML
    private Label status;

    @FXML
    private Label note;

    @FXML
    private Label placeholder;

    @FXML
    private TableView<ExecutionRow> executions;

    @FXML
    private TableColumn<ExecutionRow, String> state;

    @FXML
    private TableColumn<ExecutionRow, String> workflow;

    @FXML
    private TableColumn<ExecutionRow, String> execution;

    @FXML
    private TableColumn<ExecutionRow, String> trigger;

    @FXML
    private TableColumn<ExecutionRow, String> created;

    @FXML
    private TableColumn<ExecutionRow, String> duration;

    private ShellView(ShellViewModel model) {
        this.model = model;
    }

    /** Builds the content of the window. */
    public static Parent load(ShellViewModel model, Texts texts) {
        FXMLLoader loader = new FXMLLoader(ShellView.class.getResource("shell.fxml"), texts.bundle());
        loader.setControllerFactory(type -> new ShellView(model));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected shell.fxml to be readable, but it is not", e);
        }
    }

    @FXML
    void initialize() {
        addressLabel.setLabelFor(address);
        address.textProperty().bindBidirectional(model.address());
        refresh.disableProperty().bind(model.looking());
        status.textProperty().bind(model.status());
        note.textProperty().bind(model.note());
        placeholder.textProperty().bind(model.note());
        note.visibleProperty().bind(model.note().isNotEmpty().and(Bindings.isNotEmpty(model.executions())));
        note.managedProperty().bind(note.visibleProperty());
        model.link().subscribe(this::show);
        executions.setItems(model.executions());
        column(state, ExecutionRow::stateText);
        column(workflow, ExecutionRow::workflow);
        column(execution, ExecutionRow::execution);
        column(trigger, ExecutionRow::trigger);
        column(created, ExecutionRow::created);
        column(duration, ExecutionRow::duration);
        state.setCellFactory(column -> new StateCell());
    }

    @FXML
    void connect() {
        model.connect();
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    private void show(ShellViewModel.Link link) {
        for (ShellViewModel.Link each : ShellViewModel.Link.values()) {
            PseudoClass look = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
            light.pseudoClassStateChanged(look, each == link);
        }
        executions.pseudoClassStateChanged(STALE, link == ShellViewModel.Link.OFFLINE);
    }

    private static void column(TableColumn<ExecutionRow, String> column, Function<ExecutionRow, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    }

    /** The state in words, with a sign and a colour. */
    private static final class StateCell extends TableCell<ExecutionRow, String> {
        private static final Map<String, String> SIGNS = Map.of(
                "QUEUED",
                "○",
                "RUNNING",
                "▶",
                "PAUSED",
                "‖",
                "SUCCEEDED",
                "✓",
                "FAILED",
                "✗",
                "CANCELLED",
                "■",
                "TIMED_OUT",
                "✗");

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeIf(style -> style.startsWith("state-"));
            ExecutionRow row =
                    empty || getTableRow() == null ? null : getTableRow().getItem();
            if (row == null) {
                setText(null);
                return;
            }
            setText(SIGNS.get(row.state().name()) + "  " + row.stateText());
            getStyleClass()
                    .add("state-" + row.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
