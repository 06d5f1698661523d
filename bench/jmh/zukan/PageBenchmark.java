package zukan;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.web.servlet.DispatcherServlet;

/** Pages made anew, from the controller to the last byte of HTML: neither kept nor compressed nor sent. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBenchmark {

    @Benchmark
    public int paper(Running zukan) throws ServletException, IOException {
        return length(zukan, "/en/papers/wavenet", null);
    }

    @Benchmark
    public int list(Running zukan) throws ServletException, IOException {
        return length(zukan, "/en/papers", null);
    }

    @Benchmark
    public int search(Running zukan) throws ServletException, IOException {
        return length(zukan, "/en/papers", "network");
    }

    private static int length(Running zukan, String path, String query) throws ServletException, IOException {
        DispatcherServlet servlet = zukan.bean(DispatcherServlet.class);
        if (servlet.getServletConfig() == null) {
            servlet.init(new MockServletConfig());
        }
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (query != null) {
            request.setParameter("q", query);
            request.setQueryString("q=" + query);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request, response);
        if (response.getStatus() != 200) {
            throw new IllegalStateException(path + ": " + response.getStatus());
        }
        return response.getContentAsByteArray().length;
    }
}
