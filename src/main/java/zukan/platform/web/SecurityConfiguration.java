package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import zukan.platform.DeskAddresses;
import zukan.platform.ZukanProperties;

/**
 * Who may ask for what, in one list; security headers on every answer; no session for readers, and no cookie but that of a
 * form. The desk has a chain of its own in the accounts module, to which all of this applies too.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** What everybody may read. */
    private static final RequestMatcher PUBLIC_TO_READ = anyOf(
            "/",
            "/{language:ja|en}",
            "/{language:ja|en}/",
            "/{language:ja|en}/papers",
            "/{language:ja|en}/papers/{slug}",
            "/{language:ja|en}/papers/{slug}/history/**",
            "/{language:ja|en}/domains/{slug}",
            "/{language:ja|en}/concepts",
            "/{language:ja|en}/concepts/{slug}",
            "/{language:ja|en}/domains/{slug}/booklet",
            "/{language:ja|en}/reading-list",
            "/{language:ja|en}/implementations",
            "/{language:ja|en}/timeline",
            "/{language:ja|en}/techniques",
            "/{language:ja|en}/numbers",
            "/{language:ja|en}/survey",
            "/{language:ja|en}/survey/background",
            "/{language:ja|en}/survey/coverage",
            "/{language:ja|en}/questions",
            "/{language:ja|en}/errata",
            "/{language:ja|en}/errata.md",
            "/{language:ja|en}/lineage",
            "/{language:ja|en}/compare",
            "/{language:ja|en}/suggest",
            "/{language:ja|en}/report",
            "/{language:ja|en}/suggestions",
            "/{language:ja|en}/suggestions/{code}",
            "/{language:ja|en}/suggestions/{code}/feed.atom",
            "/{language:ja|en}/wanted",
            "/{language:ja|en}/api",
            "/papers/{slug}.bib",
            "/figures/{name}.svg",
            "/{language:ja|en}/figures/{name}.svg",
            "/api/papers",
            "/api/papers/{slug}",
            "/api/domains",
            "/api/questions",
            "/api/suggestions",
            "/api/suggestions/{code}",
            "/api/openapi.json",
            "/robots.txt",
            "/sitemap.xml",
            "/sitemaps/{name}.xml",
            "/static/**",
            "/actuator/health/**",
            "/sign-in",
            "/set-up/{token}",
            "/invitation/{token}");

    /** What everybody may send; those of {@code /api} need no token, since programs send no cookie. */
    private static final RequestMatcher PUBLIC_TO_SEND = anyOf(
            "/{language:ja|en}/suggest",
            "/{language:ja|en}/report",
            "/{language:ja|en}/suggestions/{code}/notes",
            "/{language:ja|en}/suggestions/{code}/withdrawal",
            "/api/suggestions",
            "/sign-in",
            "/sign-out",
            "/set-up/{token}",
            "/invitation/{token}");

    /** What curators may read and send; everything else is nobody's. */
    private static final RequestMatcher FOR_CURATORS = anyOf("/desk/**");

    private static final RequestMatcher FOR_PROGRAMS = anyOf("/api/**");

    /** Everything from here, nothing inline; htmx runs without eval and without its own style sheet. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "manifest-src 'self'");

    /** The chain of whatever no other chain claims. */
    @Bean
    SecurityFilterChain readers(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** What holds in every chain. */
    @Bean
    Customizer<HttpSecurity> rules(CsrfTokenRepository formTokens, ZukanProperties properties) {
        return http -> http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                request -> isReading(request) && PUBLIC_TO_READ.matches(request))
                        .permitAll()
                        .requestMatchers(request -> isSending(request) && PUBLIC_TO_SEND.matches(request))
                        .permitAll()
                        .requestMatchers(FOR_CURATORS)
                        .hasRole("CURATOR")
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .requireCsrfProtectionMatcher(SecurityConfiguration::needsToken))
                .addFilterBefore(new CrossSiteGuard(properties.baseUrl()), CsrfFilter.class)
                .exceptionHandling(answers -> answers.accessDeniedHandler((request, response, denied) -> {
                            if (denied instanceof CsrfException) {
                                ErrorPages.refuseExpiredForm(request, response);
                            } else {
                                notThere(request, response);
                            }
                        })
                        .defaultAuthenticationEntryPointFor(
                                (request, response, denied) -> notThere(request, response),
                                new NegatedRequestMatcher(FOR_CURATORS)))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable);
    }

    /** A cookie that is set when a form is shown, and only then: readers who only read get none. */
    @Bean
    CsrfTokenRepository formTokens(ZukanProperties properties) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(properties.cookie("form"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(properties.secure()).sameSite("Strict"));
        return tokens;
    }

    /** What nobody may send needs no token, so that it can be told that it is not there. */
    private static boolean needsToken(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !FOR_PROGRAMS.matches(request)
                && (PUBLIC_TO_SEND.matches(request) || FOR_CURATORS.matches(request));
    }

    /** For readers, what they may not ask for does not exist: 404, or 405 where only the method is wrong. */
    private static void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> allowed = new ArrayList<>();
        if (PUBLIC_TO_READ.matches(request)) {
            allowed.addAll(List.of("GET", "HEAD", "OPTIONS"));
        }
        if (PUBLIC_TO_SEND.matches(request)) {
            allowed.add("POST");
        }
        if (allowed.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static boolean isSending(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod());
    }

    private static RequestMatcher anyOf(String... patterns) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return RequestMatchers.anyOf(Arrays.stream(patterns).map(paths::matcher).toArray(RequestMatcher[]::new));
    }

    /** Before the firewall and before everything that could answer by itself: what they refuse has the headers too. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeaders() {
        // these come first: the writers after them leave what is there
        HeaderWriter tokens = new DelegatingRequestMatcherHeaderWriter(
                request -> DeskAddresses.holdToken(request.getServletPath()),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER));
        HeaderWriter desk = new DelegatingRequestMatcherHeaderWriter(
                request -> DeskAddresses.contain(request.getServletPath()),
                new CompositeHeaderWriter(List.of(
                        new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"),
                        new StaticHeadersWriter("X-Robots-Tag", "noindex"),
                        new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN))));
        ReferrerPolicyHeaderWriter referrer =
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN);
        CrossOriginOpenerPolicyHeaderWriter opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        CrossOriginResourcePolicyHeaderWriter resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
        HeaderWriterFilter filter = new HeaderWriterFilter(List.of(
                tokens,
                desk,
                new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new PermissionsPolicyHeaderWriter("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
                referrer,
                opener,
                resource));
        filter.setShouldWriteHeadersEagerly(true);
        FilterRegistrationBean<HeaderWriterFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** PostgreSQL cannot store NUL: refused here with 400, since further in it would be a 500. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        return firewall;
    }
}
