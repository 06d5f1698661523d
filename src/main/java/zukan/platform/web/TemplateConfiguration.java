package zukan.platform.web;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Teaches the template engine what Boot has no setting for. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    /** Not a thing that anything else asks for, so it has to happen at the start (docs/decisions/0019). */
    @Bean
    SmartInitializingSingleton languageLinks(SpringTemplateEngine engine, ResourceUrlProvider files) {
        return () -> engine.addLinkBuilder(new LanguageLinks(files));
    }
}
