package io.linkloom.server.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for what the container refused before it found the application: its own pages would be HTML. */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            Problems.write(request.getRequest(), response.getResponse(), ProblemAdvice.ofStatus(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("The caller is gone", e);
        }
    }
}
