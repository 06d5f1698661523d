package zukan.platform.web;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Teaches the template engine what Boot has no setting for. Commands, which run without a web server, need none of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TemplateConfiguration {

    /** Not a thing that anything else asks for, so it has to happen at the start (docs/decisions/0019). */
    @Bean
    SmartInitializingSingleton languageLinks(SpringTemplateEngine engine, ResourceUrlProvider files) {
        return () -> engine.addLinkBuilder(new LanguageLinks(files));
    }
}
