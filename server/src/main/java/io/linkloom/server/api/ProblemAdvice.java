package io.linkloom.server.api;

import io.linkloom.server.view.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever a handler throws into a problem. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    void problem(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            log.debug("The caller is gone", failure);
            return;
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", wrong.getSupportedMethods()));
        }
        Problems.write(request, response, of(failure));
    }

    private static ApiProblem of(Exception failure) {
        return switch (failure) {
            case ApiProblem problem -> problem;
            case UnavailableException e -> unavailable(e);
            case DataAccessException e -> unavailable(e);
            case TransactionException e -> unavailable(e);
            case HttpRequestMethodNotSupportedException e ->
                new ApiProblem(ProblemKind.METHOD_NOT_ALLOWED, e.getMethod(), String.join(", ", supported(e)));
            case HttpMediaTypeNotAcceptableException e ->
                new ApiProblem(ProblemKind.NOT_ACCEPTABLE, MediaType.toString(e.getSupportedMediaTypes()));
            case HttpMediaTypeNotSupportedException e ->
                new ApiProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE, MediaType.toString(e.getSupportedMediaTypes()));
            case InvalidParameterException e -> new ApiProblem(ProblemKind.BAD_REQUEST);
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            // The body ended early or is not framed as HTTP wants it: the caller's connection, not our defect.
            case IOException e -> new ApiProblem(ProblemKind.BAD_REQUEST);
            default -> {
                log.error("A request failed", failure);
                yield new ApiProblem(ProblemKind.INTERNAL);
            }
        };
    }

    private static ApiProblem unavailable(RuntimeException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof SQLException) log.warn("A request could not be answered: {}", failure.getMessage());
        else log.warn("A request could not be answered", failure);
        return new ApiProblem(ProblemKind.UNAVAILABLE);
    }

    private static Collection<String> supported(HttpRequestMethodNotSupportedException e) {
        Set<?> methods = e.getSupportedHttpMethods();
        return methods == null
                ? Set.of()
                : methods.stream().map(Object::toString).sorted().collect(Collectors.toList());
    }

    /** What the container or the framework refused by itself. */
    static ApiProblem ofStatus(int status) {
        for (ProblemKind kind : new ProblemKind[] {
            ProblemKind.NOT_FOUND,
            ProblemKind.METHOD_NOT_ALLOWED,
            ProblemKind.NOT_ACCEPTABLE,
            ProblemKind.FORBIDDEN,
            ProblemKind.UNAUTHENTICATED,
            ProblemKind.TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            ProblemKind.HEADERS_TOO_LARGE,
            ProblemKind.UNAVAILABLE
        }) {
            if (kind.status() == status) return new ApiProblem(kind, "-", "-");
        }
        return new ApiProblem(status >= 400 && status < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL);
    }
}
