package zukan.exports.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import zukan.platform.FromCatalog;
import zukan.platform.ZukanProperties;

/**
 * The API's description in OpenAPI 3.1, which springdoc makes from the controllers when it is first asked for. In place of
 * springdoc's own controller, which takes language and host from the request and keeps a copy for each language.
 */
@FromCatalog
@RestController
class ApiDescription extends OpenApiResource {

    private static final String PATH = "/api/openapi.json";

    private final ZukanProperties site;

    ApiDescription(
            ObjectFactory<OpenAPIService> services,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers,
            ZukanProperties site) {
        super(services, requests, responses, operations, properties, providers, customizers);
        this.site = site;
    }

    @Operation(hidden = true)
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] json(HttpServletRequest request) throws JsonProcessingException {
        return openapiJson(request, PATH, Locale.ENGLISH);
    }

    /** The same, as objects. */
    OpenAPI model(HttpServletRequest request) {
        return getOpenApi(calculateServerUrl(request, PATH, Locale.ENGLISH), Locale.ENGLISH);
    }

    @Override
    protected String getServerUrl(HttpServletRequest request, String apiDocsUrl) {
        return site.absolute("");
    }
}
