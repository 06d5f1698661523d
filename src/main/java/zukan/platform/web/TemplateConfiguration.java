package zukan.platform.web;

import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Teaches the template engine what Boot has no setting for. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    TemplateConfiguration(SpringTemplateEngine engine) {
        engine.addLinkBuilder(new LanguageLinks());
    }
}
