package io.linkloom.server.api;

import io.linkloom.api.Backup;
import io.linkloom.api.Page;
import io.linkloom.server.backup.BackupException;
import io.linkloom.server.backup.Backups;
import io.linkloom.server.backup.StoredBackup;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.Database;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Backups of the embedded database: made and listed. Where they lie is the server's choice, and bringing one back needs a stopped server. */
@RestController
@RequestMapping(path = "/api/backups", produces = MediaType.APPLICATION_JSON_VALUE)
class BackupController {
    private static final Logger log = LoggerFactory.getLogger(BackupController.class);

    /** In the cursor, which is the time alone: no two backups are begun at one time. */
    private static final String WORD = "backup";

    private final Backups backups;
    private final Database database;

    BackupController(Backups backups, Database database) {
        this.backups = backups;
        this.database = database;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Backup make(HttpServletRequest request) {
        Parameters.of(request);
        requireAll(request);
        if (!database.isEmbedded()) throw new ApiProblem(ProblemKind.NOT_EMBEDDED);
        try {
            StoredBackup made = backups.make();
            if (made == null) throw new ApiProblem(ProblemKind.BACKUP_UNDER_WAY);
            log.info("The backup {} was made, as somebody asked for", made.name());
            return view(made);
        } catch (BackupException e) {
            throw failed(e);
        }
    }

    @GetMapping
    Page<Backup> list(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        requireAll(request);
        Cursors.Cursor cursor = Cursors.decode(parameters.text("cursor"), 1);
        try {
            List<StoredBackup> all = backups.list().stream()
                    .filter(each -> cursor == null || created(each).isBefore(cursor.at()))
                    .toList();
            int size = Math.min(all.size(), parameters.limit());
            List<Backup> items =
                    all.subList(0, size).stream().map(BackupController::view).toList();
            return new Page<>(items, size < all.size() ? Cursors.encode(created(all.get(size - 1)), WORD) : null);
        } catch (BackupException e) {
            throw failed(e);
        }
    }

    /** A backup holds every namespace. */
    private static void requireAll(HttpServletRequest request) {
        if (Caller.of(request).namespaces() != null) throw new ApiProblem(ProblemKind.FORBIDDEN);
    }

    private static ApiProblem failed(BackupException e) {
        log.error(e.sentence());
        return new ApiProblem(ProblemKind.BACKUP_FAILED, e.sentence());
    }

    private static Instant created(StoredBackup backup) {
        return backup.manifest().createdAt();
    }

    private static Backup view(StoredBackup stored) {
        Backup.Reason reason = switch (stored.manifest().reason()) {
            case ASKED -> Backup.Reason.ASKED;
            case UPGRADE -> Backup.Reason.UPGRADE;
        };
        return new Backup(
                stored.name(),
                created(stored),
                reason,
                stored.manifest().server(),
                stored.manifest().schema(),
                stored.bytes());
    }
}
