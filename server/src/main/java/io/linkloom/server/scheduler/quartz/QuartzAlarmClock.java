package io.linkloom.server.scheduler.quartz;

import io.linkloom.server.scheduler.AlarmClock;
import io.linkloom.server.storage.Database;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;

/** One-shot triggers of one job, in the tables of the server's own migrations. Quartz starts when the first alarm is set or asked for. */
public final class QuartzAlarmClock implements AlarmClock, AutoCloseable {
    private static final String GROUP = "alarms";
    private static final JobKey JOB = new JobKey("ring", GROUP);

    private static final String NAME = "link-loom";
    private static final Duration CHECK_IN = Duration.ofSeconds(5);
    private static final Duration IDLE_WAIT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final UninterruptedThreads threads = new UninterruptedThreads();
    private final RingThreads rings = new RingThreads();
    private final Database database;
    private final String instance;
    private final Ear ear;
    private final InstantSource clock;
    private @Nullable Scheduler scheduler;
    private boolean closed;

    /**
     * @param instance name of this process, different from every other that ever was
     * @param clock by which alarms are set; Quartz itself goes by the machine's
     */
    public QuartzAlarmClock(Database database, String instance, Ear ear, InstantSource clock) {
        this.database = database;
        this.instance = instance;
        this.ear = ear;
        this.clock = clock;
    }

    @Override
    public void set(String alarm, Instant at) {
        Date when = Date.from(Instant.now().plus(Duration.between(clock.instant(), at)));
        TriggerKey key = new TriggerKey(alarm, GROUP);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(JOB)
                .startAt(when)
                // However long nobody was there to hear it: it rings once, at once.
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            Scheduler running = running();
            if (running.rescheduleJob(key, trigger) == null) running.scheduleJob(trigger);
        } catch (SchedulerException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void cancel(String alarm) {
        try {
            running().unscheduleJob(new TriggerKey(alarm, GROUP));
        } catch (SchedulerException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Set<String> pending() {
        try {
            Set<String> names = new HashSet<>();
            for (TriggerKey key : running().getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP)))
                names.add(key.getName());
            return names;
        } catch (SchedulerException e) {
            throw unavailable(e);
        }
    }

    /** Whether there was anything to start it for. */
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    private synchronized Scheduler running() throws SchedulerException {
        Scheduler started = scheduler;
        if (started != null) return started;
        if (closed) throw new SchedulerException("The server is stopping");
        Scheduler fresh = make();
        try {
            fresh.setJobFactory((bundle, quartz) ->
                    context -> ear.ring(context.getTrigger().getKey().getName()));
            fresh.addJob(
                    JobBuilder.newJob(Ring.class)
                            .withIdentity(JOB)
                            .storeDurably()
                            .build(),
                    true);
            fresh.start();
        } catch (SchedulerException e) {
            fresh.shutdown(false);
            throw e;
        }
        scheduler = fresh;
        return fresh;
    }

    /** Quartz keeps schedulers by a name that all processes of a cluster share: two in one process must not meet there. */
    private Scheduler make() throws SchedulerException {
        synchronized (QuartzAlarmClock.class) {
            DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
            try {
                factory.createScheduler(
                        NAME,
                        instance,
                        rings,
                        threads,
                        store(),
                        null,
                        null,
                        0,
                        IDLE_WAIT.toMillis(),
                        RETRY.toMillis(),
                        false,
                        null,
                        AT_ONCE,
                        0);
                return factory.getScheduler(NAME);
            } finally {
                SchedulerRepository.getInstance().remove(NAME);
            }
        }
    }

    /** A cluster wherever more than one process can share the database. */
    private JobStoreTX store() throws SchedulerException {
        String source = NAME + '-' + instance;
        DBConnectionManager.getInstance().addConnectionProvider(source, new PoolConnections(database.pool()));
        JobStoreTX store = new JobStoreTX();
        store.setInstanceName(NAME);
        store.setInstanceId(instance);
        store.setDataSource(source);
        store.setTablePrefix("qrtz_");
        store.setUseProperties("true");
        // Reads bytes as both databases keep them here.
        try {
            store.setDriverDelegateClass(PostgreSQLDelegate.class.getName());
        } catch (InvalidConfigurationException e) {
            throw new SchedulerException(e);
        }
        store.setThreadExecutor(threads);
        store.setIsClustered(!database.isEmbedded());
        store.setClusterCheckinInterval(CHECK_IN.toMillis());
        store.setDbRetryInterval(RETRY.toMillis());
        // Without it two processes can fire one trigger.
        store.setAcquireTriggersWithinLock(true);
        return store;
    }

    private static UnavailableException unavailable(SchedulerException e) {
        return new UnavailableException("The alarm clock does not answer: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (scheduler == null) return;
            // Whatever rings just now comes to its end before the store is shut.
            scheduler.standby();
            rings.awaitSilence();
            scheduler.shutdown(false);
            threads.awaitLoop();
        } catch (SchedulerException e) {
            throw unavailable(e);
        }
    }

    /** What the store names as the work of every alarm; the job factory puts the real work in its place. */
    static final class Ring implements Job {
        @Override
        public void execute(org.quartz.JobExecutionContext context) {
            throw new IllegalStateException("Expected the job factory to be asked");
        }
    }
}
