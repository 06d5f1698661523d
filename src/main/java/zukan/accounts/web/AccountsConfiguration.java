package zukan.accounts.web;

import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import zukan.accounts.Curators;
import zukan.platform.DeskAddresses;
import zukan.platform.ZukanProperties;

/** Sessions, which every instance finds in the database, and signing out. Who may ask for what the platform knows. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain desk(HttpSecurity http, Curators curators, Clock clock) {
        return http.securityMatcher(request -> DeskAddresses.contain(request.getServletPath()))
                .addFilterBefore(new EndedSessions(curators, clock), SecurityContextHolderFilter.class)
                .logout(signOut -> signOut.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?done=signed-out"))
                .exceptionHandling(answers -> answers.defaultAuthenticationEntryPointFor(
                        (request, response, denied) -> response.sendRedirect(DeskTarget.signInFor(request)),
                        PathPatternRequestMatcher.withDefaults().matcher("/desk/**")))
                .build();
    }

    /** Only the desk has sessions: for no other address the database is asked for one, even if the cookie comes along. */
    @Bean
    static BeanPostProcessor sessionsAtTheDeskOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("sessionRepositoryFilterRegistration")) {
                    ((DelegatingFilterProxyRegistrationBean) bean).setUrlPatterns(DeskAddresses.SERVLET_PATTERNS);
                }
                return bean;
            }
        };
    }

    /** The cookie of a session, which only curators have. */
    @Bean
    CookieSerializer sessionCookie(ZukanProperties properties) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(properties.sessionCookie());
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(properties.secure());
        cookie.setSameSite("Lax");
        return cookie;
    }
}
