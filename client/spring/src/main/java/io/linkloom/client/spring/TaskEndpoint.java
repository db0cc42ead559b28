package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskAnswer;
import io.linkloom.client.callback.TaskBackend;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/** Answers the requests of one task. It reads the bytes itself: the signature is over them as they are. */
final class TaskEndpoint implements HttpRequestHandler {
    private final TaskBackend backend;
    private final String task;

    TaskEndpoint(TaskBackend backend, String task) {
        this.backend = backend;
        this.task = task;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(TaskBackend.LARGEST_BODY);
        TaskAnswer answer = backend.answer(task, request::getHeader, body);
        byte[] bytes = answer.body();
        response.setStatus(answer.status());
        response.setContentType(TaskAnswer.CONTENT_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
